<?php
/**
 * The settings page, at Settings → Stamps.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

const PAGE = 'stamps-activity-feed';

/** Validates the form. An empty token keeps the saved one, because the page never shows it. */
function sanitize( $input ): array {
	$saved = get_option( OPTION );
	$input = is_array( $input ) ? $input : array();
	$token = isset( $input['token'] ) && is_string( $input['token'] ) ? trim( $input['token'] ) : '';
	if ( ! preg_match( '/^[\x21-\x7e]*$/D', $token ) ) {
		add_settings_error( OPTION, 'token', __( 'The token was not saved: a token has no spaces.', 'stamps-activity-feed' ) );
		$token = '';
	}
	if ( '' === $token && empty( $input['forget'] ) ) {
		$token = is_array( $saved ) ? (string) ( $saved['token'] ?? '' ) : '';
	}
	$merchant_id = isset( $input['merchant_id'] ) && is_scalar( $input['merchant_id'] ) ? trim( (string) $input['merchant_id'] ) : '';
	if ( '' !== $merchant_id && ! preg_match( '/^[1-9][0-9]{0,14}$/D', $merchant_id ) ) {
		add_settings_error( OPTION, 'merchant_id', __( 'The merchant was not saved: give its id, a whole number.', 'stamps-activity-feed' ) );
		$merchant_id = '';
	}
	delete_transient( ACCESS_TRANSIENT );
	return array(
		'token'       => $token,
		'merchant_id' => $merchant_id,
		'by_email'    => empty( $input['by_email'] ) ? '' : '1',
	);
}

/** What keeps the feed from working, for the administrator. */
function problems(): array {
	$problems = array();
	if ( '' === credential() || '' === merchant_id() ) {
		$problems[] = __( 'Give the token and the id of the merchant that Stamps gave you.', 'stamps-activity-feed' );
	}
	if ( '' === api_url() ) {
		$problems[] = __( 'STAMPS_API_URL must begin with https:// and have no query.', 'stamps-activity-feed' );
	}
	if ( ! get_option( 'permalink_structure' ) ) {
		$problems[] = __( 'Choose a permalink structure other than “Plain”: the feed needs addresses below /wp-json/.', 'stamps-activity-feed' );
	}
	if ( ! setting( 'STAMPS_MEMBER_BY_EMAIL', 'by_email' ) && ! has_filter( 'stamps_activity_feed_member' ) ) {
		$problems[] = __( 'No account belongs to a member yet: state below that email addresses are confirmed, or add the filter stamps_activity_feed_member.', 'stamps-activity-feed' );
	}
	return $problems;
}

add_action(
	'admin_init',
	function () {
		register_setting( OPTION, OPTION, array( 'sanitize_callback' => __NAMESPACE__ . '\sanitize' ) );
		// Not autoloaded: only a request for a member's activities needs the token. Saving keeps this.
		add_option( OPTION, array(), '', false );
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page(
			__( 'Stamps', 'stamps-activity-feed' ),
			__( 'Stamps', 'stamps-activity-feed' ),
			'manage_options',
			PAGE,
			__NAMESPACE__ . '\settings_page'
		);
	}
);

/** Prints the page. The token is never on it. */
function settings_page(): void {
	$is_kept  = '' !== credential();
	$is_fixed = defined( 'STAMPS_TOKEN' );
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'Stamps', 'stamps-activity-feed' ); ?></h1>
		<?php foreach ( problems() as $problem ) : ?>
			<div class="notice notice-warning"><p><?php echo esc_html( $problem ); ?></p></div>
		<?php endforeach; ?>
		<form method="post" action="options.php">
			<?php settings_fields( OPTION ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="stamps-token"><?php esc_html_e( 'Token', 'stamps-activity-feed' ); ?></label></th>
					<td>
						<input id="stamps-token" type="password" class="regular-text" autocomplete="off" value=""
							name="<?php echo esc_attr( OPTION ); ?>[token]" <?php disabled( $is_fixed ); ?>>
						<p class="description">
							<?php
							if ( $is_fixed ) {
								esc_html_e( 'It is set in wp-config.php, as STAMPS_TOKEN.', 'stamps-activity-feed' );
							} elseif ( $is_kept ) {
								esc_html_e( 'A token is saved. Leave this empty to keep it.', 'stamps-activity-feed' );
							} else {
								esc_html_e( 'Prefer STAMPS_TOKEN in wp-config.php: backups of the database do not contain it.', 'stamps-activity-feed' );
							}
							?>
						</p>
						<?php if ( $is_kept && ! $is_fixed ) : ?>
							<label><input type="checkbox" value="1" name="<?php echo esc_attr( OPTION ); ?>[forget]"> <?php esc_html_e( 'Remove the saved token', 'stamps-activity-feed' ); ?></label>
						<?php endif; ?>
					</td>
				</tr>
				<tr>
					<th scope="row"><label for="stamps-merchant"><?php esc_html_e( 'Merchant', 'stamps-activity-feed' ); ?></label></th>
					<td><input id="stamps-merchant" inputmode="numeric" value="<?php echo esc_attr( merchant_id() ); ?>"
						name="<?php echo esc_attr( OPTION ); ?>[merchant_id]" <?php disabled( defined( 'STAMPS_MERCHANT_ID' ) ); ?>></td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'Members', 'stamps-activity-feed' ); ?></th>
					<td>
						<label><input type="checkbox" value="1" name="<?php echo esc_attr( OPTION ); ?>[by_email]"
							<?php checked( (bool) setting( 'STAMPS_MEMBER_BY_EMAIL', 'by_email' ) ); ?> <?php disabled( defined( 'STAMPS_MEMBER_BY_EMAIL' ) ); ?>>
							<?php esc_html_e( 'The account’s email address identifies the member: this site confirms every new or changed address.', 'stamps-activity-feed' ); ?></label>
						<p class="description"><?php esc_html_e( 'WooCommerce does not confirm addresses by itself. Without confirmation, anyone could read the history of another member.', 'stamps-activity-feed' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
