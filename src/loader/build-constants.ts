/** Written in by the build: see `tools/loader-facts.ts`. */
declare const STAMPS_INTEGRITY: string;
declare const STAMPS_ATTRIBUTES: string;

/** The hash of the module file that was built with this loader: they belong together. */
export var integrity = STAMPS_INTEGRITY;

/** Every attribute of the element, as `data-user`. Nothing else is passed on: `data-onclick` would run. */
export var attributes = STAMPS_ATTRIBUTES.replace(/(^| )/g, '$1data-').split(' ');

export var tag = 'stamps-activity-feed';
