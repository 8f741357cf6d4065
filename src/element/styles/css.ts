import type { CSSResult } from 'lit';
import { unsafeCSS } from 'lit';

/** A style sheet. Lit's own tag also checks the expressions, and here are none. */
export const css = ([styles = '']: TemplateStringsArray): CSSResult => unsafeCSS(styles);
