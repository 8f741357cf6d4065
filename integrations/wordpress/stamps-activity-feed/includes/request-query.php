<?php
/**
 * Reads the query of a request. The member is not read from it: only the session decides who that is.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** A response as an array of status, JSON text and headers. */
function api_response( int $status, string $body, array $headers = array() ): array {
	return compact( 'status', 'body', 'headers' );
}

/** An error in the API's format. */
function api_error( int $status, string $detail, array $headers = array() ): array {
	return api_response( $status, (string) wp_json_encode( array( 'detail' => $detail ) ), $headers );
}

/** A 400 for a parameter, in the API's format. */
function bad_parameter( string $name, string $text ): array {
	$detail = "$name: $text";
	$body   = array(
		'detail'        => $detail,
		'errors'        => array( $name => $text ),
		'error_code'    => 'invalid_parameter',
		'error_message' => $detail,
	);
	return api_response( 400, (string) wp_json_encode( $body ) );
}

/**
 * All values of a parameter. `$_GET` would hold only the last one, and changes names such as `user[]` or
 * `older.than`.
 */
function query_values( string $query, string $name ): array {
	$values = array();
	foreach ( explode( '&', $query ) as $pair ) {
		$parts = explode( '=', $pair, 2 );
		if ( urldecode( $parts[0] ) === $name ) {
			$values[] = urldecode( $parts[1] ?? '' );
		}
	}
	return $values;
}

/** The number without leading zeros; null if the text is not digits only or too long. */
function read_digits( string $text, int $max_length ): ?string {
	if ( ! preg_match( '/^[0-9]+$/D', $text ) || strlen( $text ) > $max_length ) {
		return null;
	}
	$digits = ltrim( $text, '0' );
	return '' === $digits ? '0' : $digits;
}

/**
 * Reads the documented parameters of a query. Others are dropped, and so is `user`.
 *
 * @return array The encoded parameters (`query`), or an error response (`error`).
 */
function read_query( string $query, bool $is_group ): array {
	$ids = array();
	foreach ( $is_group ? query_values( $query, 'merchant_id' ) : array() as $text ) {
		$id = read_digits( $text, 15 );
		if ( null === $id ) {
			return array( 'error' => bad_parameter( 'merchant_id', 'A valid integer is required.' ) );
		}
		$ids[ 'merchant_id=' . $id ] = true;
		// No merchant group is that large.
		if ( count( $ids ) > 100 ) {
			return array( 'error' => bad_parameter( 'merchant_id', 'Give no more than 100.' ) );
		}
	}
	$parts = array_keys( $ids );
	$older = query_values( $query, 'older_than' );
	if ( count( $older ) > 1 ) {
		return array( 'error' => bad_parameter( 'older_than', 'Give it once.' ) );
	}
	if ( $older ) {
		$id = read_digits( $older[0], 20 );
		if ( null === $id ) {
			return array( 'error' => bad_parameter( 'older_than', 'A valid integer is required.' ) );
		}
		$parts[] = 'older_than=' . $id;
	}
	return array( 'query' => $parts );
}
