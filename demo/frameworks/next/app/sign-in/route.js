import { signIn } from '../../../../proxy/shop.js';

/** A placeholder for your own sign-in. */
export const POST = (request) => {
  const member = new URL(request.url).searchParams.get('member');
  return new Response(null, { status: 204, headers: { 'Set-Cookie': signIn(member) } });
};
