<?php
// Installs WordPress with the plugin, accounts and a page, and prints the page's address.
define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = (string) parse_url( getenv( 'SITE_URL' ), PHP_URL_HOST );
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'pre_http_request', fn() => new WP_Error( 'offline' ) );
wp_install( 'Shop', 'admin', 'admin@example.com', true, '', 'password' );
$GLOBALS['wp_rewrite']->set_permalink_structure( '/%postname%/' );
flush_rewrite_rules( false );
$problem = activate_plugin( 'stamps-activity-feed/stamps-activity-feed.php' );
if ( is_wp_error( $problem ) ) {
	fwrite( STDERR, $problem->get_error_message() );
	exit( 1 );
}
foreach ( json_decode( getenv( 'ACCOUNTS' ), true ) as $name => $email ) {
	wp_insert_user( array( 'user_login' => $name, 'user_pass' => 'password', 'user_email' => $email, 'role' => 'subscriber' ) );
}
$author = wp_insert_user( array( 'user_login' => 'author', 'user_pass' => 'password', 'user_email' => 'author@shop.example', 'role' => 'author' ) );
wp_set_current_user( $author );
kses_init();
foreach ( json_decode( getenv( 'POSTS' ), true ) as $name => $content ) {
	$id = wp_insert_post( wp_slash( array( 'post_title' => $name, 'post_name' => $name, 'post_content' => $content, 'post_status' => 'publish' ) ), true );
	if ( is_wp_error( $id ) ) {
		fwrite( STDERR, $id->get_error_message() );
		exit( 1 );
	}
}
