import { expect } from 'chai';
import { sharedProvider } from '../../src/feed/token/shared-providers.js';

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
    const token = sharedProvider(source, 'ana');
    expect(sharedProvider(source, 'ana')).to.equal(token);
    expect(sharedProvider(source, 'budi')).not.to.equal(token);
    expect(sharedProvider(giving('b').source, 'ana')).not.to.equal(token);
    expect([await token.get(), await sharedProvider(source, 'ana').get()]).to.deep.equal([
      'a 1',
      'a 1',
    ]);
    expect(times()).to.equal(1);
  });

  it('are one for each token-url and purpose', async () => {
    const at = (path: string) => new URL(path, 'https://shop.example');
    const asked: string[] = [];
    const fetchBy = (name: string) => async (url: RequestInfo | URL) => {
      asked.push(`${name} ${url}`);
      return Response.json({ access_token: name });
    };
    const token = sharedProvider(at('/t'), 'ana', fetchBy('first'));
    expect(sharedProvider(at('/t'), 'budi', fetchBy('x'))).not.to.equal(token);
    expect(sharedProvider(at('/u'), 'ana', fetchBy('x'))).not.to.equal(token);
    // The fetch of whoever came last.
    expect(sharedProvider(at('/t'), 'ana', fetchBy('second'))).to.equal(token);
    expect(await token.get()).to.equal('second');
    expect(asked).to.deep.equal(['second https://shop.example/t']);
  });

  it('tell a function why they are asked for', async () => {
    const reasons: string[] = [];
    const token = sharedProvider(async (reason) => {
      reasons.push(reason);
      return `${reasons.length}`;
    }, 'ana');
    await token.renew(await token.get());
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });

  it('go on with the token of a function that was replaced', async () => {
    const earlier = sharedProvider(giving('a').source, 'ana');
    await earlier.get();
    const { source, times } = giving('b');
    expect(await sharedProvider(source, 'ana', undefined, earlier).get()).to.equal('a 1');
    expect(times()).to.equal(0);
  });
});
