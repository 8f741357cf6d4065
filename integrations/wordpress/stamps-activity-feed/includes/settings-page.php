<?php
/**
 * Settings → Stamps.
 *
 * @package StampsActivityFeed
 */

namespace Stamps\ActivityFeed;

defined( 'ABSPATH' ) || exit;

const PAGE = 'stamps-activity-feed';

/** What the form sent, as it is kept. An empty token keeps the one that is there: the page never shows it. */
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
	delete_transient( ACCESS );
	return array(
		'token'       => $token,
		'merchant_id' => $merchant_id,
		'by_email'    => empty( $input['by_email'] ) ? '' : '1',
	);
}

/** What keeps the feed from working, in words for who can mend it. */
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
		$problems[] = __( 'Nobody is a member yet: say below that email addresses are confirmed, or add the filter stamps_activity_feed_member.', 'stamps-activity-feed' );
	}
	return $problems;
}

add_action(
	'admin_init',
	function () {
		register_setting( OPTION, OPTION, array( 'sanitize_callback' => __NAMESPACE__ . '\sanitize' ) );
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
								esc_html_e( 'It is in wp-config.php, as STAMPS_TOKEN.', 'stamps-activity-feed' );
							} elseif ( $is_kept ) {
								esc_html_e( 'There is one. Leave this empty to keep it.', 'stamps-activity-feed' );
							} else {
								esc_html_e( 'Better: define STAMPS_TOKEN in wp-config.php, where no backup of the database has it.', 'stamps-activity-feed' );
							}
							?>
						</p>
						<?php if ( $is_kept && ! $is_fixed ) : ?>
							<label><input type="checkbox" value="1" name="<?php echo esc_attr( OPTION ); ?>[forget]"> <?php esc_html_e( 'Forget it', 'stamps-activity-feed' ); ?></label>
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
							<?php esc_html_e( 'An account’s email address is that of its member: this site confirms every address, new and changed ones.', 'stamps-activity-feed' ); ?></label>
						<p class="description"><?php esc_html_e( 'WooCommerce does not, unless a plugin of yours does: anybody could then read the history of anybody else.', 'stamps-activity-feed' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
