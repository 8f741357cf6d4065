import { adaptive } from './adaptive.js';
import { controls } from './controls.js';
import { customProperties } from './custom-properties.js';
import { details } from './details.js';
import { filters } from './filters.js';
import { layout } from './layout.js';
import { rows } from './rows.js';

/** The style sheets in the order of the cascade. */
export const styles = [customProperties, layout, rows, controls, details, filters, adaptive];
