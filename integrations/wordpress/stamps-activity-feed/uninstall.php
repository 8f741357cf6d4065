<?php
/**
 * Removes everything that the plugin has stored, on every site of a network.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Removes the option and the transients of the current site. */
function remove_stored_data(): void {
	global $wpdb;
	delete_option( 'stamps_activity_feed' );
	// These may be in an object cache.
	delete_transient( 'stamps_activity_feed_access' );
	delete_transient( 'stamps_activity_feed_slash' );
	// The counters of the rate limit have names that contain hashes.
	foreach ( array( '_transient_', '_transient_timeout_' ) as $prefix ) {
		$names = $wpdb->esc_like( $prefix . 'stamps_activity_feed_' ) . '%';
		// phpcs:ignore WordPress.DB
		$wpdb->query( $wpdb->prepare( "DELETE FROM $wpdb->options WHERE option_name LIKE %s", $names ) );
	}
	wp_cache_delete( 'alloptions', 'options' );
}

$sites = is_multisite() ? get_sites(
	array(
		'fields' => 'ids',
		'number' => 0,
	)
) : array();
foreach ( $sites as $site ) {
	switch_to_blog( $site );
	remove_stored_data();
	restore_current_blog();
}
if ( ! $sites ) {
	remove_stored_data();
}
