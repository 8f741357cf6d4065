<?php
// Replaces a web server's rewrite rules: files are served, everything else goes to index.php.
$path = rawurldecode( (string) parse_url( 'http://localhost' . $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$file = realpath( __DIR__ . '/' . $path );
if ( $file && is_dir( $file ) && is_file( "$file/index.php" ) ) {
	$file .= '/index.php';
}
if ( $file && is_file( $file ) && 0 === strpos( $file, realpath( __DIR__ ) . '/' ) ) {
	if ( '.php' !== substr( $file, -4 ) ) {
		return false;
	}
	$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = substr( $file, strlen( realpath( __DIR__ ) ) );
	chdir( dirname( $file ) );
	require $file;
	return true;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
require __DIR__ . '/index.php';
