<?php
/**
 * The access token: requested with the merchant's credential, and cached until shortly before it expires.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** Name of the transient that caches it. */
const ACCESS_TRANSIENT = 'stamps_activity_feed_access';

/** The maximum size of a response of the Token API, in bytes. */
const MAX_TOKEN_RESPONSE_BYTES = 65536;

/** How long to cache a token, in seconds: until shortly before it expires, and at most a day. */
function token_lifetime( string $token ): int {
	$parts   = explode( '.', $token );
	$payload = json_decode( (string) base64_decode( strtr( $parts[1] ?? '', '-_', '+/' ) ), true );
	$expiry  = is_array( $payload ) && is_numeric( $payload['exp'] ?? null ) ? (int) $payload['exp'] : 0;
	$life    = $expiry > time() ? min( $expiry - time(), DAY_IN_SECONDS ) : DAY_IN_SECONDS;
	return max( 1, $life - (int) min( 300, $life / 5 ) );
}

/** Requests a token from the Token API, which is beside the Activity API. Empty if that fails. */
function request_access_token(): string {
	$url      = preg_replace( '#/[^/]*$#', '', api_url() ) . '/auth/get-access-token/';
	$send     = function ( string $to ) {
		return wp_remote_post(
			$to,
			array(
				'timeout'             => 10,
				'redirection'         => 0,
				'limit_response_size' => MAX_TOKEN_RESPONSE_BYTES,
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
	};
	$response = request_either_form( $url, $url, '', $send );
	$status = (int) wp_remote_retrieve_response_code( $response );
	$body   = $status >= 200 && $status < 300 ? json_decode( wp_remote_retrieve_body( $response ), true ) : null;
	$token  = is_array( $body ) ? ( $body['access_token'] ?? null ) : null;
	if ( is_string( $token ) && preg_match( '/^[\x21-\x7e]+$/D', $token ) ) {
		return $token;
	}
	report_error( 'token', $status );
	return '';
}

/**
 * The access token to send now.
 *
 * @param string $refused A token that the API has just refused. It is renewed, at most once a minute.
 */
function access_token( string $refused = '' ): string {
	$kept = get_transient( ACCESS_TRANSIENT );
	// A change of the credential invalidates the cached token.
	$fingerprint = hash( 'sha256', api_url() . ' ' . merchant_id() . ' ' . credential() );
	if ( ! is_array( $kept ) || ( $kept['fingerprint'] ?? '' ) !== $fingerprint ) {
		$kept = array();
	}
	$token    = $kept['token'] ?? '';
	$is_fresh = time() - ( $kept['renewed'] ?? 0 ) < MINUTE_IN_SECONDS;
	if ( '' !== $token && ( $token !== $refused || $is_fresh ) ) {
		return $token;
	}
	$token = request_access_token();
	if ( '' !== $token ) {
		$renewed = '' === $refused ? 0 : time();
		set_transient( ACCESS_TRANSIENT, compact( 'token', 'fingerprint', 'renewed' ), token_lifetime( $token ) );
	}
	return $token;
}
