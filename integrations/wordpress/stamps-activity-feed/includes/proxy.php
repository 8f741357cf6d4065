<?php
/**
 * Shows each member the activities of nobody but themselves, whatever the page asks for.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** Requests of one account a minute. */
defined( 'STAMPS_REQUESTS_PER_MINUTE' ) || define( 'STAMPS_REQUESTS_PER_MINUTE', 60 );

/** The account whose session the request's cookie is, with or without a nonce; 0 for nobody. */
function signed_in(): int {
	return (int) wp_validate_auth_cookie( '', 'logged_in' );
}

/** Counts a request. Whole seconds to wait if it is one too many, else 0. */
function wait_of( int $user_id ): int {
	$minute = (int) floor( time() / MINUTE_IN_SECONDS );
	$name   = 'stamps_activity_feed_rate_' . $user_id;
	$kept   = get_transient( $name );
	$count  = is_array( $kept ) && $kept[0] === $minute ? $kept[1] : 0;
	if ( $count >= (int) STAMPS_REQUESTS_PER_MINUTE ) {
		return ( $minute + 1 ) * MINUTE_IN_SECONDS - time();
	}
	set_transient( $name, array( $minute, $count + 1 ), 2 * MINUTE_IN_SECONDS );
	return 0;
}

/** Whether another site's page sent the request: it may carry the member's cookies. */
function is_cross_site( \WP_REST_Request $request ): bool {
	return 'cross-site' === $request->get_header( 'sec_fetch_site' );
}

/**
 * The answer to a request.
 *
 * WordPress has looked at the nonce: with none, nobody is its current user, whatever the cookie says.
 */
function respond( \WP_REST_Request $request, bool $is_group, string $query ): array {
	if ( is_cross_site( $request ) ) {
		return problem( 403, 'Requests from other sites are refused.' );
	}
	$account = get_current_user_id();
	if ( $account <= 0 && signed_in() > 0 ) {
		return problem( 403, 'The nonce is missing: load the page again.' );
	}
	$member = member_of( $account );
	if ( '' === $member ) {
		return problem( 401, 'Nobody is signed in.' );
	}
	$question = read_question( $query, $is_group );
	if ( isset( $question['refusal'] ) ) {
		return $question['refusal'];
	}
	$seconds = wait_of( $account );
	if ( $seconds > 0 ) {
		return problem( 429, "Too many requests. Try again in $seconds s.", array( 'Retry-After' => (string) $seconds ) );
	}
	if ( '' === credential() || '' === merchant_id() || '' === api_url() ) {
		return unavailable( 'token' );
	}
	return ask( $is_group ? '/activities/by-merchant-group' : '/activities', $question['query'], $member );
}
