/** Replaced by the build, see `tools/loader-constants.ts`. */
declare const STAMPS_INTEGRITY: string;
declare const STAMPS_ATTRIBUTES: string;

/** The integrity hash of the module file of the same build. The loader accepts no other file. */
export var integrity = STAMPS_INTEGRITY;

/** The `data-…` attributes that are copied from content to the element: its `@setBy content` ones. */
export var dataAttributes = STAMPS_ATTRIBUTES.replace(/(^| )/g, '$1data-').split(' ');

export var tagName = 'stamps-activity-feed';
