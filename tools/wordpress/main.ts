import { existsSync } from 'node:fs';
import { writePlugin } from './plugin.js';

// npm run wordpress: builds, and writes the plugin into dist/wordpress/stamps-activity-feed.
if (!existsSync('dist/stamps-activity-feed.js'))
  throw new Error('There is no build: npm run build');
const folder = 'dist/wordpress/stamps-activity-feed';
writePlugin(folder);
console.log(`The plugin is in ${folder}.`);
