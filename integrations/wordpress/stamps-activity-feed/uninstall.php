<?php
/**
 * Removes everything that the plugin has stored.
 *
 * @package StampsActivityFeed
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'stamps_activity_feed' );
delete_transient( 'stamps_activity_feed_access' );
delete_transient( 'stamps_activity_feed_slash' );
