import { adaptive } from './adaptive.js';
import { controls } from './controls.js';
import { tokens } from './custom-properties.js';
import { layout } from './layout.js';
import { rows } from './rows.js';

/** The look, in the order in which later rules win. */
export const styles = [tokens, layout, rows, controls, adaptive];
