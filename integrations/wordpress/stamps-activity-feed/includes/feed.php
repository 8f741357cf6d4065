<?php
/**
 * The shortcode and the block: a place for the feed, which the loader fills.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** The element's attributes that an author may set: not the ones that say who is asked, and for whom. */
const ATTRIBUTES = array(
	'lang',
	'dir',
	'merchant-ids',
	'merchant-group',
	'types',
	'auto-load',
	'refresh-interval',
	'restore',
	'group-by',
	'label',
	'heading-level',
	'time-zone',
	'currency',
	'row-slots',
);

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
		// What stands in for slots is not to be seen before the feed is there.
		wp_register_style( 'stamps-activity-feed', false, array(), VERSION );
		wp_add_inline_style( 'stamps-activity-feed', '[data-stamps-activity-feed]>[data-slot]{display:none}' );
		add_shortcode( 'stamps_activity_feed', __NAMESPACE__ . '\shortcode' );
		register_block_type( dirname( FILE ) . '/block', array( 'render_callback' => __NAMESPACE__ . '\block' ) );
	}
);

/** The proxy's address for this page: of the page's own origin, whatever host it was asked by. */
function proxy_url(): string {
	$path = (string) wp_parse_url( rest_url( SPACE ), PHP_URL_PATH );
	return $path . '?_wpnonce=' . rawurlencode( wp_create_nonce( 'wp_rest' ) );
}

/**
 * A place for the feed.
 *
 * @param array  $attributes By the element's names: `group-by`, and so on.
 * @param string $content    What the author wrote inside; it has been through the post's own filters.
 * @param string $wrapper    Attributes of the block around it, escaped.
 */
function place( array $attributes, string $content, string $wrapper = '' ): string {
	if ( ! is_user_logged_in() ) {
		$text = __( 'Sign in to see your stamps.', 'stamps-activity-feed' );
		return sprintf( '<p %s><a href="%s">%s</a></p>', $wrapper, esc_url( wp_login_url( (string) get_permalink() ) ), esc_html( $text ) );
	}
	wp_enqueue_script( 'stamps-activity-feed-loader' );
	wp_enqueue_style( 'stamps-activity-feed' );
	// The nonce is this member's own.
	defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
	$html = '';
	foreach ( ATTRIBUTES as $name ) {
		if ( isset( $attributes[ $name ] ) && is_scalar( $attributes[ $name ] ) ) {
			$html .= sprintf( ' data-%s="%s"', $name, esc_attr( (string) $attributes[ $name ] ) );
		}
	}
	return sprintf(
		'<div %s data-stamps-activity-feed data-api-url="%s"%s>%s</div>',
		$wrapper,
		esc_attr( proxy_url() ),
		$html,
		$content
	);
}

/** `[stamps_activity_feed group-by="day" auto-load]…[/stamps_activity_feed]`; underscores do as well. */
function shortcode( $given, $content = '' ): string {
	$attributes = array();
	foreach ( is_array( $given ) ? $given : array() as $name => $value ) {
		// `auto-load` without a value comes as a value without a name.
		$attributes[ str_replace( '_', '-', is_int( $name ) ? $value : $name ) ] = is_int( $name ) ? '' : $value;
	}
	// Paragraphs that WordPress closes and opens around what stands inside.
	$content = preg_replace( '#^\s*</p>|<p>\s*$#', '', (string) $content );
	return place( $attributes, do_shortcode( $content ), 'class="stamps-activity-feed"' );
}

/** The block: its attributes are the element's properties. */
function block( array $given ): string {
	$attributes = array();
	foreach ( $given as $name => $value ) {
		$name = strtolower( (string) preg_replace( '/(?=[A-Z])/', '-', $name ) );
		if ( '' !== $value && false !== $value && in_array( $name, ATTRIBUTES, true ) ) {
			$attributes[ $name ] = true === $value ? '' : $value;
		}
	}
	return place( $attributes, '', get_block_wrapper_attributes() );
}
