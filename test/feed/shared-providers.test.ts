import { expect } from 'chai';
import { sharedProvider } from '../../src/feed/token/shared-providers.js';

const countedSource = (token: string) => {
  let calls = 0;
  const source = async () => {
    calls += 1;
    return `${token} ${calls}`;
  };
  return { source, calls: () => calls };
};

describe('sharedProvider()', () => {
  it('returns one provider for each function and purpose', async () => {
    const { source, calls } = countedSource('a');
    const token = sharedProvider(source, 'ana');
    expect(sharedProvider(source, 'ana')).to.equal(token);
    expect(sharedProvider(source, 'budi')).not.to.equal(token);
    expect(sharedProvider(countedSource('b').source, 'ana')).not.to.equal(token);
    expect([await token.get(), await sharedProvider(source, 'ana').get()]).to.deep.equal([
      'a 1',
      'a 1',
    ]);
    expect(calls()).to.equal(1);
  });

  it('returns one provider for each token URL and purpose', async () => {
    const at = (path: string) => new URL(path, 'https://shop.example');
    const requests: string[] = [];
    const fetchBy = (name: string) => async (url: RequestInfo | URL) => {
      requests.push(`${name} ${url}`);
      return Response.json({ access_token: name });
    };
    const token = sharedProvider(at('/t'), 'ana', fetchBy('first'));
    expect(sharedProvider(at('/t'), 'budi', fetchBy('x'))).not.to.equal(token);
    expect(sharedProvider(at('/u'), 'ana', fetchBy('x'))).not.to.equal(token);
    // It uses the fetch function that was passed last.
    expect(sharedProvider(at('/t'), 'ana', fetchBy('second'))).to.equal(token);
    expect(await token.get()).to.equal('second');
    expect(requests).to.deep.equal(['second https://shop.example/t']);
  });

  it('passes the reason to the function', async () => {
    const reasons: string[] = [];
    const token = sharedProvider(async (reason) => {
      reasons.push(reason);
      return `${reasons.length}`;
    }, 'ana');
    await token.renew(await token.get());
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });

  it('continues with the token of the function that was replaced', async () => {
    const earlier = sharedProvider(countedSource('a').source, 'ana');
    await earlier.get();
    const { source, calls } = countedSource('b');
    expect(await sharedProvider(source, 'ana', undefined, earlier).get()).to.equal('a 1');
    expect(calls()).to.equal(0);
  });
});
