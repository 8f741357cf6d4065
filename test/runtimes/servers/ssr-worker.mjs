import { renderActivityFeed } from 'stamps-activity-feed/ssr';

export default () => renderActivityFeed({});
