<?php
/**
 * The endpoints at /wp-json/stamps/v1/, and their answers in the API's own shape.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

const SPACE = 'stamps/v1';

function is_ours( string $route ): bool {
	return 0 === stripos( ltrim( $route, '/' ) . '/', SPACE . '/' );
}

/** The query of the address that was asked for, as it stands. */
function raw_query(): string {
	// Every value in it is looked at by itself: see read_question().
	return isset( $_SERVER['QUERY_STRING'] ) ? (string) $_SERVER['QUERY_STRING'] : ''; // phpcs:ignore
}

add_action(
	'rest_api_init',
	function () {
		foreach ( array( '/activities', '/activities/by-merchant-group' ) as $path ) {
			register_rest_route(
				SPACE,
				$path,
				array(
					'methods'             => 'GET',
					// respond() decides: its refusals have the API's shape.
					'permission_callback' => '__return_true',
					'callback'            => function ( \WP_REST_Request $request ) use ( $path ) {
						$answer   = respond( $request, '/activities' !== $path, raw_query() );
						$response = new \WP_REST_Response( null, $answer['status'], $answer['headers'] );
						$response->set_matched_route( $path );
						// The text itself: decoded and encoded again, large ids would change.
						$response->stamps_body = $answer['body'];
						return $response;
					},
				)
			);
		}
	}
);

// Before WordPress answers: what would wrap an answer, or make another method of the request, is no parameter here.
add_action(
	'parse_request',
	function ( $wp ) {
		if ( is_ours( (string) ( $wp->query_vars['rest_route'] ?? '' ) ) ) {
			unset( $_GET['_envelope'], $_GET['_jsonp'], $_GET['_method'], $_GET['_fields'] ); // phpcs:ignore
			add_filter( 'rest_jsonp_enabled', '__return_false' );
			add_filter( 'rest_send_nocache_headers', '__return_false', 99 );
		}
	},
	0
);

/** Headers of every answer, errors of WordPress's own too. */
function with_headers( $response, $server, \WP_REST_Request $request ) {
	if ( ! is_ours( $request->get_route() ) ) {
		return $response;
	}
	$response = rest_ensure_response( $response );
	$data     = $response->get_data();
	$account  = get_current_user_id();
	$account  = $account > 0 ? $account : signed_in();
	if ( 403 === $response->get_status() && $account <= 0 && ! isset( $response->stamps_body ) ) {
		// Who has signed out has a nonce that is none any more: the feed is to say so.
		$response->set_status( 401 );
		$response->set_data( array( 'detail' => 'Nobody is signed in.' ) );
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

/** Sends the API's own text. */
function send_body( $served, $response, \WP_REST_Request $request ) {
	if ( $served || ! isset( $response->stamps_body ) ) {
		return $served;
	}
	if ( 'HEAD' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) ) { // phpcs:ignore
		echo $response->stamps_body; // phpcs:ignore -- JSON, as application/json.
	}
	return true;
}
add_filter( 'rest_pre_serve_request', __NAMESPACE__ . '\send_body', 10, 3 );
