<?php
/**
 * The key of a member, and the one form of an address that it is computed from. The proxy for Node has the
 * same functions, in src/proxy/member-address.ts and src/proxy/member-key.ts.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** A shorter credential could be guessed from a member key. */
const MIN_CREDENTIAL_LENGTH = 20;

/**
 * One form for the addresses that belong to the same member, for the member key and the rate limit. Stamps
 * gets the address as it is.
 *
 * An email address is trimmed and lower-cased; without the extension mbstring, only its ASCII letters are. A
 * number is reduced to its digits with the country code, which is Indonesia's (62) where the number has none.
 */
function normalize_member( string $member ): string {
	$space   = '\x09-\x0d \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}';
	$trimmed = preg_replace( "/^[$space]+|[$space]+$/uD", '', $member );
	$address = null === $trimmed ? trim( $member ) : $trimmed;
	$address = function_exists( 'mb_strtolower' ) ? mb_strtolower( $address, 'UTF-8' ) : strtolower( $address );
	$number  = '[0-9 \t\x{a0}+().\/\x{2010}-\x{2015}-]*';
	if ( ! preg_match( "/^{$number}[0-9]$number$/uD", $address ) ) {
		return $address;
	}
	$digits = preg_replace( '/[^0-9]/', '', $address );
	return preg_replace( array( '/^00/', '/^0/' ), array( '', '62' ), $digits );
}

/** What the key of the HMAC is derived from: the credential, or WordPress's salts if that is too short. */
function member_key_secret(): string {
	return strlen( credential() ) < MIN_CREDENTIAL_LENGTH ? wp_salt( 'secure_auth' ) : merchant_id() . ' ' . credential();
}

/** A hash that tells the page when the member changes, as in the proxy for Node. */
function member_key( string $member ): string {
	if ( '' === $member ) {
		return 'none';
	}
	$key  = hash_hkdf( 'sha256', member_key_secret(), 32, 'Stamps-Member-Key' );
	$hash = hash_hmac( 'sha256', "Stamps-Member-Key\n" . normalize_member( $member ), $key, true );
	return rtrim( strtr( base64_encode( substr( $hash, 0, 16 ) ), '+/', '-_' ), '=' );
}
