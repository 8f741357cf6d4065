import { expect } from 'chai';
import { tokenFrom } from '../../src/feed/token-sources.js';

const giving = (token: string) => {
  let times = 0;
  const source = async () => {
    times += 1;
    return `${token} ${times}`;
  };
  return { source, times: () => times };
};

describe('tokens that feeds share', () => {
  it('are one for each function and purpose', async () => {
    const { source, times } = giving('a');
    const token = tokenFrom(source, 'ana');
    expect(tokenFrom(source, 'ana')).to.equal(token);
    expect(tokenFrom(source, 'budi')).not.to.equal(token);
    expect(tokenFrom(giving('b').source, 'ana')).not.to.equal(token);
    expect([await token.get(), await tokenFrom(source, 'ana').get()]).to.deep.equal(['a 1', 'a 1']);
    expect(times()).to.equal(1);
  });

  it('are one for each token-url and purpose', async () => {
    const at = (path: string) => new URL(path, 'https://shop.example');
    const asked: string[] = [];
    const fetchBy = (name: string) => async (url: RequestInfo | URL) => {
      asked.push(`${name} ${url}`);
      return Response.json({ access_token: name });
    };
    const token = tokenFrom(at('/t'), 'ana', fetchBy('first'));
    expect(tokenFrom(at('/t'), 'budi', fetchBy('x'))).not.to.equal(token);
    expect(tokenFrom(at('/u'), 'ana', fetchBy('x'))).not.to.equal(token);
    // The fetch of whoever came last.
    expect(tokenFrom(at('/t'), 'ana', fetchBy('second'))).to.equal(token);
    expect(await token.get()).to.equal('second');
    expect(asked).to.deep.equal(['second https://shop.example/t']);
  });

  it('tell a function why they are asked for', async () => {
    const reasons: string[] = [];
    const token = tokenFrom(async (reason) => {
      reasons.push(reason);
      return `${reasons.length}`;
    }, 'ana');
    await token.renew(await token.get());
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });

  it('go on with the token of a function that was replaced', async () => {
    const earlier = tokenFrom(giving('a').source, 'ana');
    await earlier.get();
    const { source, times } = giving('b');
    expect(await tokenFrom(source, 'ana', undefined, earlier).get()).to.equal('a 1');
    expect(times()).to.equal(0);
  });
});
