import { activityPages } from 'stamps-activity-feed/api';

/** A Worker that counts the activities of a member. */
export default {
  async fetch(_request, { API_URL: apiUrl, ACCESS_TOKEN: token, STAMPS_USER: user }) {
    try {
      let count = 0;
      for await (const page of activityPages({ apiUrl, user }, { token })) {
        count += page.activities.length;
      }
      return new Response(String(count));
    } catch (error) {
      return new Response(`${error.code} ${error.message} ${error.cause}`, { status: 500 });
    }
  },
};
