<?php
/**
 * The attributes that the author of a post may set. `npm run manifest` writes this file.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

const CONTENT_ATTRIBUTES = array(
	'lang',
	'dir',
	'types',
	'filters',
	'auto-load',
	'refresh-interval',
	'group-by',
	'group-totals',
	'label',
	'heading-level',
	'time-zone',
	'currency',
	'unit',
);
