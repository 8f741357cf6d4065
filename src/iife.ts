/** The entry of the classic script: registers `<stamps-activity-feed>` and sets no global variable. */
import './index.js';
