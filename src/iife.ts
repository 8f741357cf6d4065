/** The classic script: registers `<stamps-activity-feed>` and leaves no global variable behind. */
import './index.js';
