<?php
/**
 * Plugin Name:       Stamps Activity Feed
 * Plugin URI:        https://github.com/stamps-id/stamps-activity-feed
 * Description:       Shows signed-in members what happened to their stamps. The Stamps token stays on this server.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The stamps-activity-feed contributors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       stamps-activity-feed
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const OPTION  = 'stamps_activity_feed';
const FILE    = __FILE__;

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/settings-page.php';
require __DIR__ . '/includes/member.php';
require __DIR__ . '/includes/rate-limit.php';
require __DIR__ . '/includes/request-query.php';
require __DIR__ . '/includes/slash.php';
require __DIR__ . '/includes/token.php';
require __DIR__ . '/includes/upstream.php';
require __DIR__ . '/includes/proxy.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/content-attributes.php';
require __DIR__ . '/includes/feed.php';
require __DIR__ . '/includes/privacy.php';
