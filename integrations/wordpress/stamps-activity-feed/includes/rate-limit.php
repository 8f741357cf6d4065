<?php
/**
 * The limit of requests per member and minute.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** The maximum of requests per member and minute. */
defined( 'STAMPS_REQUESTS_PER_MINUTE' ) || define( 'STAMPS_REQUESTS_PER_MINUTE', 60 );

/** A count is stored as the minute times this, plus the count. */
const RATE_BASE = 1000000;

/** Counts in the object cache, which all processes share. False if it cannot count. */
function count_in_cache( string $name, int $minute ) {
	wp_cache_add( "$name-$minute", 0, 'stamps_activity_feed', 2 * MINUTE_IN_SECONDS );
	return wp_cache_incr( "$name-$minute", 1, 'stamps_activity_feed' );
}

/**
 * Counts in the database. One statement adds and reads, so that no two requests get the same count. The rows
 * are those of a transient, so that WordPress deletes them when they have expired.
 */
function count_in_database( string $name, int $minute ): int {
	global $wpdb;
	$first   = $minute * RATE_BASE + 1;
	$count   = "INSERT INTO $wpdb->options (option_name, option_value, autoload) VALUES (%s, %s, 'no')
		ON DUPLICATE KEY UPDATE option_value = LAST_INSERT_ID(IF(option_value < %d, %d, option_value + 1))";
	$expiry  = "INSERT IGNORE INTO $wpdb->options (option_name, option_value, autoload) VALUES (%s, %s, 'no')";
	// phpcs:disable WordPress.DB
	$changed = $wpdb->query( $wpdb->prepare( $count, '_transient_' . $name, $first, $first, $first ) );
	$value   = (int) $wpdb->insert_id;
	if ( 1 === $changed ) {
		$wpdb->query( $wpdb->prepare( $expiry, '_transient_timeout_' . $name, time() + DAY_IN_SECONDS ) );
	}
	// phpcs:enable
	// MySQL reports 1 for a new row, and 2 for a changed one.
	return 2 === $changed ? $value - $minute * RATE_BASE : (int) $changed;
}

/** Counts a request of a member. Returns the seconds to wait if the limit is exceeded, else 0. */
function rate_limit_wait( string $member ): int {
	$minute = (int) floor( time() / MINUTE_IN_SECONDS );
	// The member key is a hash: the name holds no address.
	$name  = 'stamps_activity_feed_rate_' . member_key( $member );
	$count = wp_using_ext_object_cache() ? count_in_cache( $name, $minute ) : false;
	if ( ! is_int( $count ) ) {
		$count = count_in_database( $name, $minute );
	}
	return $count > (int) STAMPS_REQUESTS_PER_MINUTE ? ( $minute + 1 ) * MINUTE_IN_SECONDS - time() : 0;
}
