<?php
/**
 * The endpoints at /wp-json/stamps/v1/. Their responses have the API's format.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

const REST_NAMESPACE = 'stamps/v1';

function is_plugin_route( string $route ): bool {
	return 0 === stripos( ltrim( $route, '/' ) . '/', REST_NAMESPACE . '/' );
}

/** The query string of the request, not decoded. */
function raw_query(): string {
	// read_query() validates every value.
	return isset( $_SERVER['QUERY_STRING'] ) ? (string) $_SERVER['QUERY_STRING'] : ''; // phpcs:ignore
}

add_action(
	'rest_api_init',
	function () {
		foreach ( array( '/activities', '/activities/by-merchant-group' ) as $path ) {
			register_rest_route(
				REST_NAMESPACE,
				$path,
				array(
					'methods'             => 'GET',
					// respond() checks the permission, so that its errors have the API's format.
					'permission_callback' => '__return_true',
					'callback'            => function ( \WP_REST_Request $request ) use ( $path ) {
						$result   = respond( $request, '/activities' !== $path, raw_query() );
						$response = new \WP_REST_Response( null, $result['status'], $result['headers'] );
						$response->set_matched_route( $path );
						// The unchanged text: decoding and encoding it would change large ids.
						$response->stamps_body = $result['body'];
						return $response;
					},
				)
			);
		}
	}
);

// Disables WordPress's parameters that would wrap the response or change the request's method.
add_action(
	'parse_request',
	function ( $wp ) {
		if ( is_plugin_route( (string) ( $wp->query_vars['rest_route'] ?? '' ) ) ) {
			unset( $_GET['_envelope'], $_GET['_jsonp'], $_GET['_method'], $_GET['_fields'] ); // phpcs:ignore
			add_filter( 'rest_jsonp_enabled', '__return_false' );
			add_filter( 'rest_send_nocache_headers', '__return_false', 99 );
		}
	},
	0
);

/** Adds the headers of all responses, and converts WordPress's own errors to the API's format. */
function with_headers( $response, $server, \WP_REST_Request $request ) {
	if ( ! is_plugin_route( $request->get_route() ) ) {
		return $response;
	}
	$response = rest_ensure_response( $response );
	$data     = $response->get_data();
	$account  = get_current_user_id();
	$account  = $account > 0 ? $account : cookie_user_id();
	if ( 403 === $response->get_status() && $account <= 0 && ! isset( $response->stamps_body ) ) {
		// After signing out, the nonce is invalid. A 401 tells the feed that the session has ended.
		$response->set_status( 401 );
		$response->set_data( array( 'detail' => 'No member is signed in.' ) );
	} elseif ( ! isset( $response->stamps_body ) && $response->get_status() >= 400 ) {
		$detail = is_array( $data ) && is_string( $data['message'] ?? null ) ? $data['message'] : 'Not found.';
		$body   = array(
			'detail'     => $detail,
			'error_code' => is_array( $data ) ? ( $data['code'] ?? '' ) : '',
		);
		$response->set_data( $body );
	}
	$response->header( 'Cache-Control', 'private, no-store' );
	$response->header( 'Vary', 'Cookie' );
	$response->header( 'X-Content-Type-Options', 'nosniff' );
	$response->header( 'Cross-Origin-Resource-Policy', 'same-origin' );
	$response->header( 'Stamps-Member-Key', member_key( member_of( $account ) ) );
	return $response;
}
add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\with_headers', 99, 3 );

/** Sends the unchanged text of the API. */
function send_body( $served, $response, \WP_REST_Request $request ) {
	if ( $served || ! isset( $response->stamps_body ) ) {
		return $served;
	}
	if ( 'HEAD' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) { // phpcs:ignore
		echo $response->stamps_body; // phpcs:ignore -- JSON, as application/json.
	}
	return true;
}
// Last, since a long body sends the headers.
add_filter( 'rest_pre_serve_request', __NAMESPACE__ . '\send_body', PHP_INT_MAX, 3 );

/**
 * Keeps other origins from reading a response. WordPress allows every origin, with cookies, and so may other
 * plugins. They set the headers in filters of their own.
 */
function remove_cors_headers( $served, $response, \WP_REST_Request $request ) {
	if ( is_plugin_route( $request->get_route() ) ) {
		foreach ( headers_list() as $header ) {
			if ( 0 === stripos( $header, 'Access-Control-' ) ) {
				header_remove( strtok( $header, ':' ) );
			}
		}
	}
	return $served;
}
add_filter( 'rest_pre_serve_request', __NAMESPACE__ . '\remove_cors_headers', PHP_INT_MAX - 1, 3 );
