import type { Package } from 'custom-elements-manifest/schema';
import { elementOf } from '../element.js';

/** The PHP file of the WordPress plugin with the attributes that the author of a post may set. */
export function wordpressAttributes(manifest: Package): string {
  const { attributes = [] } = elementOf(manifest);
  const names = attributes
    .filter((attribute) => 'setBy' in attribute && attribute.setBy === 'content')
    .map(({ name }) => `\t'${name}',\n`);
  return `<?php
/**
 * The attributes that the author of a post may set. \`npm run manifest\` writes this file.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\\ActivityFeed;

defined( 'ABSPATH' ) || exit;

const CONTENT_ATTRIBUTES = array(
${names.join('')});
`;
}
