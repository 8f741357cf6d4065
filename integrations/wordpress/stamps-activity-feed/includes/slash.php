<?php
/**
 * The trailing slash: some servers want it at the end of an endpoint's URL, some refuse it.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** Name of the transient that keeps, for each URL, whether it needs a trailing slash. */
const SLASH_TRANSIENT = 'stamps_activity_feed_slash';

function has_slash( string $url ): bool {
	return '/' === substr( $url, -1 );
}

/** Lower-cases the scheme and the host of a URL, and removes a default port. */
function normalize_origin( string $url ): string {
	return (string) preg_replace_callback(
		'#^(https?)://([^/?\#]*)#i',
		function ( array $parts ): string {
			$scheme = strtolower( $parts[1] );
			$port   = 'https' === $scheme ? ':443' : ':80';
			return $scheme . '://' . preg_replace( "/$port$/D", '', strtolower( $parts[2] ) );
		},
		$url
	);
}

/** The parameters of a query in a fixed order. */
function sorted_parameters( string $query ): array {
	$parameters = array_map( 'urldecode', explode( '&', $query ) );
	sort( $parameters );
	return $parameters;
}

/** Whether a redirect leads to `$target` and to no other URL. Some servers drop or reorder the query. */
function leads_to( string $location, string $from, string $target, string $query ): bool {
	if ( '' === $location ) {
		return false;
	}
	$absolute = \WP_Http::make_absolute_url( $location, $from );
	$parts    = explode( '?', (string) preg_replace( '/#.*$/s', '', $absolute ), 2 );
	return normalize_origin( $parts[0] ) === normalize_origin( $target )
		&& ( '' === ( $parts[1] ?? '' ) || sorted_parameters( $parts[1] ) === sorted_parameters( $query ) );
}

/**
 * Whether a 404 comes from the API, for example for an unknown member, and not from its web server. "Not found." alone
 * says nothing: Django REST framework sends it for any URL.
 */
function has_api_message( string $body ): bool {
	$data = json_decode( $body, true );
	foreach ( array( 'detail', 'errors', 'error_message', 'error_messages' ) as $name ) {
		$value = is_array( $data ) ? ( $data[ $name ] ?? null ) : null;
		if ( ! empty( $value ) && ! ( is_string( $value ) && preg_match( '/^\s*not found\.?\s*$/i', $value ) ) ) {
			return true;
		}
	}
	return false;
}

/**
 * What a response says about the slash: `found` if the endpoint exists, `moved` for a redirect to the other form,
 * `unclear` for a 404 that is not the API's, `failed` for anything else.
 */
function slash_sign( $response, string $url, string $other, string $query ): string {
	$status = is_wp_error( $response ) ? 0 : (int) wp_remote_retrieve_response_code( $response );
	if ( $status >= 300 && $status < 400 ) {
		$location = wp_remote_retrieve_header( $response, 'location' );
		return is_string( $location ) && leads_to( $location, $url, $other, $query ) ? 'moved' : 'failed';
	}
	if ( 404 === $status ) {
		return has_api_message( wp_remote_retrieve_body( $response ) ) ? 'found' : 'unclear';
	}
	$type    = $status ? wp_remote_retrieve_header( $response, 'content-type' ) : '';
	$is_html = $status < 300 && is_string( $type ) && false !== stripos( $type, 'html' );
	return 0 === $status || $status >= 500 || $is_html ? 'failed' : 'found';
}

/**
 * Sends a request to the form of a URL that worked before, and once to the other form, with or without a trailing
 * slash, if the server redirects there or does not find the first form. If the other form fails, too, the first
 * response counts. No other redirect is followed.
 *
 * @param string   $base  What the form is remembered for, beside the URL itself.
 * @param string   $url   The URL without its query, in the form to begin with.
 * @param string   $query The query without its question mark, or empty.
 * @param callable $send  Sends the request to a URL and returns the response.
 */
function request_either_form( string $base, string $url, string $query, callable $send ) {
	$saved  = get_transient( SLASH_TRANSIENT );
	$saved  = is_array( $saved ) ? $saved : array();
	$before = (bool) ( $saved[ $url ] ?? $saved[ $base ] ?? has_slash( $url ) );
	$plain  = rtrim( $url, '/' );
	$forms  = array( $plain, $plain . '/' );
	$suffix = '' === $query ? '' : '?' . $query;
	$form   = $forms[ (int) $before ];
	$other  = $forms[ (int) ! $before ];

	$response = $send( $form . $suffix );
	$sign     = slash_sign( $response, $form, $other, $query );
	if ( 'moved' !== $sign && 'unclear' !== $sign ) {
		return $response;
	}
	$second      = $send( $other . $suffix );
	$second_sign = slash_sign( $second, $other, $form, $query );
	if ( 'found' === $second_sign ) {
		unset( $saved[ $url ], $saved[ $base ] );
		$saved[ $url ]  = (int) ! $before;
		$saved[ $base ] = (int) ! $before;
		set_transient( SLASH_TRANSIENT, array_slice( $saved, -20, null, true ), WEEK_IN_SECONDS );
		return $second;
	}
	return 'moved' === $sign && 'failed' === $second_sign ? $second : $response;
}
