<?php
/**
 * Asks the API with the server's token.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** Bytes that an answer of the API may have. */
const MOST_BYTES = 1048576;

/** Seconds that the API may take. */
defined( 'STAMPS_TIMEOUT' ) || define( 'STAMPS_TIMEOUT', 15 );

/** Tells the site's monitoring what the page only reads as a status: a word, and the status of Stamps. */
function tell( string $code, int $status = 0 ): void {
	/**
	 * Fires when Stamps could not be asked.
	 *
	 * @param string $code   token, unauthorized, server, rate-limited, network, timeout, redirected or invalid-response.
	 * @param int    $status The HTTP status of Stamps; 0 if there was no answer.
	 */
	do_action( 'stamps_activity_feed_error', $code, $status );
}

function unavailable( string $code, int $status = 0 ): array {
	tell( $code, $status );
	return problem( 502, 'Stamps could not be asked. Try again later.' );
}

/** A `Retry-After` that says something. */
function retry_after( $response ): array {
	$value = wp_remote_retrieve_header( $response, 'retry-after' );
	$value = is_string( $value ) ? trim( $value ) : '';
	return preg_match( '/^([0-9]{1,9}|[A-Z][a-z]{2}, [\w: ]{1,40})$/D', $value ) ? array( 'Retry-After' => $value ) : array();
}

/** An answer of the API as it is passed on: its text to the letter, since ids may be larger than a number. */
function pass_on( $response, string $token ): array {
	$status = (int) wp_remote_retrieve_response_code( $response );
	$text   = wp_remote_retrieve_body( $response );
	if ( $status >= 300 && $status < 400 ) {
		return unavailable( 'redirected', $status );
	}
	if ( strlen( $text ) > MOST_BYTES || false !== strpos( $text, $token ) ) {
		return unavailable( 'invalid-response', $status );
	}
	$is_passing = $status >= 500 || 429 === $status || 408 === $status;
	if ( $is_passing ) {
		tell( $status < 500 ? 'rate-limited' : 'server', $status );
	}
	json_decode( $text );
	if ( JSON_ERROR_NONE === json_last_error() ) {
		return answer( $status < 300 ? 200 : $status, $text, retry_after( $response ) );
	}
	if ( $is_passing ) {
		return problem( $status, 'Stamps cannot answer now. Try again later.', retry_after( $response ) );
	}
	return unavailable( 'invalid-response', $status );
}

/**
 * Asks for what a member may see.
 *
 * @param array $query The parameters without the member, encoded.
 */
function ask( string $path, array $query, string $member ): array {
	array_unshift( $query, 'user=' . rawurlencode( $member ) );
	$url   = api_url() . $path . '?' . implode( '&', $query );
	$token = access_token();
	for ( $tries = 0; '' !== $token; $tries++ ) {
		$response = wp_remote_get(
			$url,
			array(
				'timeout'             => (float) STAMPS_TIMEOUT,
				'redirection'         => 0,
				'limit_response_size' => MOST_BYTES + 1,
				'headers'             => array(
					'Accept'        => 'application/json',
					'Authorization' => 'Bearer ' . $token,
				),
			)
		);
		if ( is_wp_error( $response ) ) {
			if ( preg_match( '/timed out|error 28/i', $response->get_error_message() ) ) {
				tell( 'timeout' );
				return problem( 504, 'Stamps did not answer in time. Try again later.' );
			}
			return unavailable( 'network' );
		}
		$status = (int) wp_remote_retrieve_response_code( $response );
		if ( 401 !== $status && 403 !== $status ) {
			return pass_on( $response, $token );
		}
		$renewed = $tries ? $token : access_token( $token );
		if ( $renewed === $token ) {
			return unavailable( 'unauthorized', $status );
		}
		$token = $renewed;
	}
	// Who gives tokens has been told of already.
	return problem( 502, 'Stamps could not be asked. Try again later.' );
}
