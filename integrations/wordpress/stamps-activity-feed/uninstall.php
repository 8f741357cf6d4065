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

global $wpdb;
// phpcs:disable WordPress.DB
foreach ( array( '_transient_', '_transient_timeout_' ) as $prefix ) {
	$names = $wpdb->esc_like( $prefix . 'stamps_activity_feed_rate_' ) . '%';
	$wpdb->query( $wpdb->prepare( "DELETE FROM $wpdb->options WHERE option_name LIKE %s", $names ) );
}
// phpcs:enable
