<?php
/**
 * The text that WordPress suggests for the site's privacy policy, at Settings → Privacy.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

/** The suggested text, as HTML. The site's owner edits it before it is published. */
function privacy_policy(): string {
	$paragraphs = array(
		__( 'Signed-in members see what happened to their stamps. To show it, this site sends their email address or mobile number to Stamps (stamps.co.id), which runs the loyalty program. Stamps returns their activities: the names of shops, times, stamps, amounts, invoice numbers and notes.', 'stamps-activity-feed' ),
		__( 'This site passes the activities on to the browser of the member and does not store them. To limit the number of requests, it stores a counter under a hash of the address for at most a day. It stores no IP addresses for this purpose, and sets no cookies.', 'stamps-activity-feed' ),
		__( 'Members ask Stamps, or this site, for a copy of their activities or to delete them.', 'stamps-activity-feed' ),
	);
	$restored   = __( 'If the administrator has set the option restore: while a tab is open, the browser keeps the activities that it has shown for at most half an hour. They are removed when the member signs out.', 'stamps-activity-feed' );
	$html       = '';
	foreach ( $paragraphs as $paragraph ) {
		$html .= '<p>' . esc_html( $paragraph ) . '</p>';
	}
	return $html . '<p class="privacy-policy-tutorial">' . esc_html( $restored ) . '</p>';
}

add_action(
	'admin_init',
	function () {
		wp_add_privacy_policy_content( __( 'Stamps Activity Feed', 'stamps-activity-feed' ), wp_kses_post( privacy_policy() ) );
	}
);
