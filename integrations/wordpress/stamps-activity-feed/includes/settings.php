<?php
/**
 * The settings: constants in wp-config.php, or the values of the settings page.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** A setting: the constant if it is defined, else the value saved by the settings page. */
function setting( string $constant, string $name ): string {
	if ( defined( $constant ) ) {
		return trim( (string) constant( $constant ) );
	}
	$saved = get_option( OPTION );
	return is_array( $saved ) && isset( $saved[ $name ] ) ? (string) $saved[ $name ] : '';
}

/** The credential that Stamps issued to the merchant. It never leaves the server. */
function credential(): string {
	return setting( 'STAMPS_TOKEN', 'token' );
}

/** The merchant id of the credential; empty if it is invalid. */
function merchant_id(): string {
	$id = setting( 'STAMPS_MERCHANT_ID', 'merchant_id' );
	return preg_match( '/^[1-9][0-9]{0,14}$/D', $id ) ? $id : '';
}

/** Base URL of the API as it was given. */
function given_api_url(): string {
	return defined( 'STAMPS_API_URL' ) ? (string) STAMPS_API_URL : 'https://stamps.co.id/api/v3';
}

/** Base URL of the API without a trailing slash; empty if it is not secure, since it gets the token. */
function api_url(): string {
	$url   = given_api_url();
	$parts = wp_parse_url( $url );
	$local = preg_match( '/^(localhost|127(\.[0-9]+){3}|\[::1\])$/D', (string) ( $parts['host'] ?? '' ) );
	$safe  = 'https' === ( $parts['scheme'] ?? '' ) || ( $local && 'http' === ( $parts['scheme'] ?? '' ) );
	return $safe && ! isset( $parts['user'] ) && ! isset( $parts['query'] ) ? rtrim( $url, '/' ) : '';
}

/**
 * The member of an account: an email address or mobile number, or empty if there is none.
 *
 * The account's address is used only if the site confirms addresses. On many sites anyone can open an account
 * with someone else's address, and would then see the history of the owner of that address.
 */
function member_of( int $user_id ): string {
	$user = $user_id > 0 ? get_userdata( $user_id ) : false;
	if ( ! $user ) {
		return '';
	}
	$by_email = setting( 'STAMPS_MEMBER_BY_EMAIL', 'by_email' );
	/**
	 * Filters the member of an account.
	 *
	 * @param string   $member The account's email address, if addresses are confirmed on this site; else empty.
	 * @param \WP_User $user   The account.
	 */
	$member = apply_filters( 'stamps_activity_feed_member', $by_email ? $user->user_email : '', $user );
	return is_string( $member ) ? trim( $member ) : '';
}
