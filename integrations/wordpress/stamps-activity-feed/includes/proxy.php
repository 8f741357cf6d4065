<?php
/**
 * Responds with the activities of the signed-in member only, whatever the request says.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** The user id of the session cookie, with or without a nonce; 0 if there is no session. */
function cookie_user_id(): int {
	return (int) wp_validate_auth_cookie( '', 'logged_in' );
}

/** Whether a page of another site sent the request, possibly with the member's cookies. */
function is_cross_site( \WP_REST_Request $request ): bool {
	return 'cross-site' === $request->get_header( 'sec_fetch_site' );
}

/**
 * The response to a request.
 *
 * WordPress has checked the nonce: without a valid one, there is no current user, even with a session cookie.
 */
function respond( \WP_REST_Request $request, bool $is_group, string $query ): array {
	if ( is_cross_site( $request ) ) {
		return api_error( 403, 'Requests from other sites are refused.' );
	}
	$account = get_current_user_id();
	if ( $account <= 0 && cookie_user_id() > 0 ) {
		return api_error( 403, 'The nonce is missing: load the page again.' );
	}
	$member = member_of( $account );
	if ( '' === $member ) {
		return api_error( 401, 'No member is signed in.' );
	}
	$seconds = rate_limit_wait( $member );
	if ( $seconds > 0 ) {
		return api_error( 429, "Too many requests. Try again in $seconds s.", array( 'Retry-After' => (string) $seconds ) );
	}
	$parsed = read_query( $query, $is_group );
	if ( isset( $parsed['error'] ) ) {
		return $parsed['error'];
	}
	if ( '' === credential() || '' === merchant_id() || '' === api_url() ) {
		return unavailable( 'token' );
	}
	return fetch_activities( $is_group ? '/activities/by-merchant-group' : '/activities', $parsed['query'], $member );
}
