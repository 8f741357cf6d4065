<?php
/**
 * Sends requests to the API with the server's token.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** The maximum size of a response of the API, in bytes. */
const MAX_RESPONSE_BYTES = 1048576;

/** Timeout of a request to the API, in seconds. */
defined( 'STAMPS_TIMEOUT' ) || define( 'STAMPS_TIMEOUT', 15 );

/** Reports an error to the site's monitoring. The page gets only a status. */
function report_error( string $code, int $status = 0 ): void {
	/**
	 * Fires when a request to Stamps fails.
	 *
	 * @param string $code   token, unauthorized, server, rate-limited, network, timeout, redirected or invalid-response.
	 * @param int    $status The HTTP status of Stamps; 0 if there was no response.
	 */
	do_action( 'stamps_activity_feed_error', $code, $status );
}

function unavailable( string $code, int $status = 0 ): array {
	report_error( $code, $status );
	return api_error( 502, 'Stamps is not available. Try again later.' );
}

/** The `Retry-After` header of a response, if it is valid. */
function retry_after( $response ): array {
	$value = wp_remote_retrieve_header( $response, 'retry-after' );
	$value = is_string( $value ) ? trim( $value ) : '';
	return preg_match( '/^([0-9]{1,9}|[A-Z][a-z]{2}, [\w: ]{1,40})$/D', $value ) ? array( 'Retry-After' => $value ) : array();
}

/** Converts a response of the API. Its text stays unchanged, because ids may exceed PHP's integers. */
function convert_response( $response, string $token ): array {
	$status = (int) wp_remote_retrieve_response_code( $response );
	$text   = wp_remote_retrieve_body( $response );
	if ( $status >= 300 && $status < 400 ) {
		return unavailable( 'redirected', $status );
	}
	if ( $status < 200 || $status > 599 || strlen( $text ) > MAX_RESPONSE_BYTES || false !== strpos( $text, $token ) ) {
		return unavailable( 'invalid-response', $status );
	}
	$is_transient = $status >= 500 || 429 === $status || 408 === $status;
	if ( $is_transient ) {
		report_error( $status < 500 ? 'rate-limited' : 'server', $status );
	}
	json_decode( $text );
	if ( JSON_ERROR_NONE === json_last_error() ) {
		return api_response( $status < 300 ? 200 : $status, $text, retry_after( $response ) );
	}
	if ( $is_transient ) {
		return api_error( $status, 'Stamps cannot answer now. Try again later.', retry_after( $response ) );
	}
	return unavailable( 'invalid-response', $status );
}

/**
 * Requests the activities of a member.
 *
 * @param array $query The parameters without the member, encoded.
 */
function fetch_activities( string $path, array $query, string $member ): array {
	array_unshift( $query, 'user=' . rawurlencode( $member ) );
	$url   = api_url() . $path . ( has_slash( given_api_url() ) ? '/' : '' );
	$token = access_token();
	for ( $attempt = 0; '' !== $token; $attempt++ ) {
		$send     = function ( string $to ) use ( $token ) {
			return wp_remote_get(
				$to,
				array(
					'timeout'             => (float) STAMPS_TIMEOUT,
					'redirection'         => 0,
					'limit_response_size' => MAX_RESPONSE_BYTES + 1,
					'headers'             => array(
						'Accept'        => 'application/json',
						'Authorization' => 'Bearer ' . $token,
					),
				)
			);
		};
		$response = request_either_form( given_api_url(), $url, implode( '&', $query ), $send );
		if ( is_wp_error( $response ) ) {
			if ( preg_match( '/timed out|error 28/i', $response->get_error_message() ) ) {
				report_error( 'timeout' );
				return api_error( 504, 'Stamps did not answer in time. Try again later.' );
			}
			return unavailable( 'network' );
		}
		$status = (int) wp_remote_retrieve_response_code( $response );
		if ( 401 !== $status && 403 !== $status ) {
			return convert_response( $response, $token );
		}
		$renewed = $attempt ? $token : access_token( $token );
		if ( $renewed === $token ) {
			return unavailable( 'unauthorized', $status );
		}
		$token = $renewed;
	}
	// request_access_token() has reported the error.
	return api_error( 502, 'Stamps is not available. Try again later.' );
}
