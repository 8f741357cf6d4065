<?php
/**
 * The access token: got with the merchant's credential, kept until shortly before it expires.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** The transient that keeps it. */
const ACCESS = 'stamps_activity_feed_access';

/** Bytes of an answer of the Token API. */
const TOKEN_BYTES = 65536;

/** Seconds that a token is good for, with a margin; a day at most, whatever it says. */
function life_of( string $token ): int {
	$parts   = explode( '.', $token );
	$payload = json_decode( (string) base64_decode( strtr( $parts[1] ?? '', '-_', '+/' ) ), true );
	$expiry  = is_array( $payload ) && is_numeric( $payload['exp'] ?? null ) ? (int) $payload['exp'] : 0;
	$life    = $expiry > time() ? min( $expiry - time(), DAY_IN_SECONDS ) : DAY_IN_SECONDS;
	return max( 1, $life - (int) min( 300, $life / 5 ) );
}

/** Asks the Token API, which is beside the API. Empty if there is none to be had. */
function new_access_token(): string {
	$url      = preg_replace( '#/[^/]*$#', '', api_url() ) . '/auth/get-access-token/';
	$response = wp_remote_post(
		$url,
		array(
			'timeout'             => 10,
			'redirection'         => 0,
			'limit_response_size' => TOKEN_BYTES,
			'headers'             => array(
				'Accept'       => 'application/json',
				'Content-Type' => 'application/json',
			),
			'body'                => wp_json_encode(
				array(
					'token'           => credential(),
					'crm_merchant_id' => (int) merchant_id(),
				)
			),
		)
	);
	$status = (int) wp_remote_retrieve_response_code( $response );
	$body   = $status >= 200 && $status < 300 ? json_decode( wp_remote_retrieve_body( $response ), true ) : null;
	$token  = is_array( $body ) ? ( $body['access_token'] ?? null ) : null;
	if ( is_string( $token ) && preg_match( '/^[\x21-\x7e]+$/D', $token ) ) {
		return $token;
	}
	tell( 'token', $status );
	return '';
}

/**
 * The access token to send now.
 *
 * @param string $refused One that the API refused just now: another one is got, once a minute at most.
 */
function access_token( string $refused = '' ): string {
	$kept = get_transient( ACCESS );
	// A new credential makes a new token.
	$of = hash( 'sha256', api_url() . ' ' . merchant_id() . ' ' . credential() );
	if ( ! is_array( $kept ) || ( $kept['of'] ?? '' ) !== $of ) {
		$kept = array();
	}
	$token    = $kept['token'] ?? '';
	$is_fresh = time() - ( $kept['renewed'] ?? 0 ) < MINUTE_IN_SECONDS;
	if ( '' !== $token && ( $token !== $refused || $is_fresh ) ) {
		return $token;
	}
	$token = new_access_token();
	if ( '' !== $token ) {
		$renewed = '' === $refused ? 0 : time();
		set_transient( ACCESS, compact( 'token', 'of', 'renewed' ), life_of( $token ) );
	}
	return $token;
}
