<?php
/**
 * What a page asks for, without the member: nobody but the session says who that is.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** An answer before it is on its way: status, JSON text, headers. */
function answer( int $status, string $body, array $headers = array() ): array {
	return compact( 'status', 'body', 'headers' );
}

/** An error in the API's own shape. */
function problem( int $status, string $detail, array $headers = array() ): array {
	return answer( $status, (string) wp_json_encode( array( 'detail' => $detail ) ), $headers );
}

/** A 400 that names the parameter as the API does. */
function bad_parameter( string $name, string $text ): array {
	$detail = "$name: $text";
	$body   = array(
		'detail'        => $detail,
		'errors'        => array( $name => $text ),
		'error_code'    => 'invalid_parameter',
		'error_message' => $detail,
	);
	return answer( 400, (string) wp_json_encode( $body ) );
}

/**
 * Every value of a parameter, as the address has them: PHP itself would keep the last one alone, and
 * take `user[]` or `older.than` for something else.
 */
function values_of( string $query, string $name ): array {
	$values = array();
	foreach ( explode( '&', $query ) as $pair ) {
		$parts = explode( '=', $pair, 2 );
		if ( urldecode( $parts[0] ) === $name ) {
			$values[] = urldecode( $parts[1] ?? '' );
		}
	}
	return $values;
}

/** Digits without leading zeros; null for what is no such number. */
function digits( string $text, int $most ): ?string {
	if ( ! preg_match( '/^[0-9]+$/D', $text ) || strlen( $text ) > $most ) {
		return null;
	}
	$digits = ltrim( $text, '0' );
	return '' === $digits ? '0' : $digits;
}

/**
 * Reads the documented parameters out of a query. What is not documented is dropped, and so is `user`.
 *
 * @return array The query for the API without the member (`query`), or an answer that says what is wrong (`refusal`).
 */
function read_question( string $query, bool $is_group ): array {
	$known = array();
	foreach ( $is_group ? values_of( $query, 'merchant_id' ) : array() as $text ) {
		$id = digits( $text, 15 );
		if ( null === $id ) {
			return array( 'refusal' => bad_parameter( 'merchant_id', 'A valid integer is required.' ) );
		}
		$known[ 'merchant_id=' . $id ] = true;
		// More than any group has.
		if ( count( $known ) > 100 ) {
			return array( 'refusal' => bad_parameter( 'merchant_id', 'Give no more than 100.' ) );
		}
	}
	$parts = array_keys( $known );
	$older = values_of( $query, 'older_than' );
	if ( count( $older ) > 1 ) {
		return array( 'refusal' => bad_parameter( 'older_than', 'Give it once.' ) );
	}
	if ( $older ) {
		$id = digits( $older[0], 20 );
		if ( null === $id ) {
			return array( 'refusal' => bad_parameter( 'older_than', 'A valid integer is required.' ) );
		}
		$parts[] = 'older_than=' . $id;
	}
	return array( 'query' => $parts );
}
