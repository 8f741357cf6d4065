<?php
/**
 * The shortcode and the block. Both print a `<div>`, which the loader turns into a feed.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	function () {
		$assets = plugins_url( 'assets/', FILE );
		wp_register_script( 'stamps-activity-feed-loader', $assets . 'stamps-activity-feed.loader.js', array(), VERSION, true );
		wp_register_script(
			'stamps-activity-feed-editor',
			plugins_url( 'block/editor.js', FILE ),
			array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
			VERSION,
			true
		);
		wp_set_script_translations( 'stamps-activity-feed-editor', 'stamps-activity-feed' );
		// Hides the slotted content until the loader has made the feed.
		wp_register_style( 'stamps-activity-feed', false, array(), VERSION );
		wp_add_inline_style( 'stamps-activity-feed', '[data-stamps-activity-feed]>[data-slot]{display:none}' );
		add_shortcode( 'stamps_activity_feed', __NAMESPACE__ . '\render_shortcode' );
		register_block_type( dirname( FILE ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
	}
);

/** The proxy's path, without the host: the page may be served by another host than WordPress's own. */
function proxy_url(): string {
	return (string) wp_parse_url( rest_url( REST_NAMESPACE ), PHP_URL_PATH );
}

/** Where a member whose session has ended signs in and comes back. The feed takes https addresses and paths. */
function sign_in_url(): string {
	$url = wp_login_url( (string) get_permalink() );
	return 0 === strpos( $url, 'https:' ) ? $url : wp_make_link_relative( $url );
}

/**
 * The script with the loader's configuration, which the author of a post can't write. Its `fetch` adds
 * WordPress's nonce, in a header: addresses are logged.
 */
function configuration_script(): string {
	/**
	 * Filters the loader's configuration, `window.stampsActivityFeed`.
	 *
	 * @param array $configuration For example `merchantIds`, `receiptUrl` or `restore`.
	 */
	$configuration = apply_filters(
		'stamps_activity_feed_configuration',
		array(
			'apiUrl'    => proxy_url(),
			'signInUrl' => sign_in_url(),
			'templates' => defined( 'STAMPS_TEMPLATES' ) && STAMPS_TEMPLATES,
		)
	);
	return sprintf(
		'window.stampsActivityFeed=%s;
window.stampsActivityFeed.fetch=function(url,options){
	var request=new Request(url,options);
	if(new URL(request.url).origin===location.origin)request.headers.set("X-WP-Nonce",%s);
	return fetch(request);
};',
		wp_json_encode( (object) $configuration, JSON_HEX_TAG ),
		wp_json_encode( wp_create_nonce( 'wp_rest' ), JSON_HEX_TAG )
	);
}

/** Adds the loader to the page, once. */
function enqueue_loader(): void {
	if ( ! wp_script_is( 'stamps-activity-feed-loader', 'enqueued' ) ) {
		wp_enqueue_script( 'stamps-activity-feed-loader' );
		wp_enqueue_style( 'stamps-activity-feed' );
		wp_add_inline_script( 'stamps-activity-feed-loader', configuration_script(), 'before' );
	}
}

/**
 * The HTML for a feed, or a sign-in link.
 *
 * @param array  $attributes By attribute name, such as `group-by`.
 * @param string $content    The author's content, already filtered by WordPress.
 * @param string $wrapper    Escaped attributes of the block's wrapper.
 */
function feed_html( array $attributes, string $content, string $wrapper = '' ): string {
	if ( ! is_user_logged_in() ) {
		$text = __( 'Sign in to see your stamps.', 'stamps-activity-feed' );
		return sprintf( '<p %s><a href="%s">%s</a></p>', $wrapper, esc_url( wp_login_url( (string) get_permalink() ) ), esc_html( $text ) );
	}
	enqueue_loader();
	// The nonce belongs to this member, so a cached page would not work for anyone else.
	defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
	$html = '';
	foreach ( CONTENT_ATTRIBUTES as $name ) {
		if ( isset( $attributes[ $name ] ) && is_scalar( $attributes[ $name ] ) ) {
			$html .= sprintf( ' data-%s="%s"', $name, esc_attr( (string) $attributes[ $name ] ) );
		}
	}
	return sprintf( '<div %s data-stamps-activity-feed%s>%s</div>', $wrapper, $html, $content );
}

/** `[stamps_activity_feed group-by="day" auto-load]…[/stamps_activity_feed]`, also with underscores in the names. */
function render_shortcode( $values, $content = '' ): string {
	$attributes = array();
	foreach ( is_array( $values ) ? $values : array() as $name => $value ) {
		// WordPress passes an attribute without a value as a value with a numeric key.
		$attributes[ str_replace( '_', '-', is_int( $name ) ? $value : $name ) ] = is_int( $name ) ? '' : $value;
	}
	// Removes the unpaired paragraph tags that WordPress leaves at both ends of the content.
	$content = preg_replace( '#^\s*</p>|<p>\s*$#', '', (string) $content );
	return feed_html( $attributes, do_shortcode( $content ), 'class="stamps-activity-feed"' );
}

/** The block. Its attributes have the names of the element's properties. */
function render_block( array $values ): string {
	$attributes = array();
	foreach ( $values as $name => $value ) {
		$name = strtolower( (string) preg_replace( '/(?=[A-Z])/', '-', $name ) );
		if ( '' !== $value && false !== $value && in_array( $name, CONTENT_ATTRIBUTES, true ) ) {
			$attributes[ $name ] = true === $value ? '' : $value;
		}
	}
	return feed_html( $attributes, '', get_block_wrapper_attributes() );
}
