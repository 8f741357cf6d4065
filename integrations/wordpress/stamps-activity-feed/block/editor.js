/* The block in the editor: its settings, and a placeholder, since only members see the feed. */
(function (blocks, blockEditor, components, element, i18n) {
  var el = element.createElement;
  var __ = i18n.__;
  var domain = 'stamps-activity-feed';

  function edit(props) {
    var attributes = props.attributes;

    function field(control, name, label, others) {
      var isToggle = control === components.ToggleControl;
      var settings = {
        key: name,
        label: label,
        onChange: function (value) {
          var change = {};
          change[name] = value;
          props.setAttributes(change);
        },
      };
      settings[isToggle ? 'checked' : 'value'] = attributes[name];
      for (var other in others) {
        if (Object.hasOwn(others, other)) settings[other] = others[other];
      }
      return el(control, settings);
    }

    var text = components.TextControl;
    var groups = [
      { value: 'month', label: __('Month', domain) },
      { value: 'day', label: __('Day', domain) },
      { value: 'none', label: __('None', domain) },
    ];
    return el(
      'div',
      blockEditor.useBlockProps(),
      el(
        blockEditor.InspectorControls,
        null,
        el(
          components.PanelBody,
          { title: __('Feed', domain) },
          field(text, 'types', __('Kinds of activity', domain), {
            help: __('For example: transaction redemption. Default: all.', domain),
          }),
          field(
            components.ToggleControl,
            'filters',
            __('Filters: all, earned, used, expired, returned', domain)
          ),
          field(components.SelectControl, 'groupBy', __('Headings', domain), { options: groups }),
          field(components.ToggleControl, 'groupTotals', __('Totals beside the headings', domain)),
          field(text, 'unit', __('What stamps are called', domain), {
            help: __('For example: poin, or for one and many: point points.', domain),
          }),
          field(text, 'label', __('Name for screen readers', domain)),
          field(components.ToggleControl, 'autoLoad', __('Load more while scrolling', domain)),
          field(
            text,
            'refreshInterval',
            __('Seconds between checks for newer activities', domain),
            {
              type: 'number',
              min: 1,
            }
          )
        )
      ),
      el(components.Placeholder, {
        icon: 'list-view',
        label: __('Stamps activity', domain),
        instructions: __('Signed-in members see their stamps here.', domain),
      })
    );
  }

  blocks.registerBlockType('stamps/activity-feed', {
    edit: edit,
    save: function () {
      return null;
    },
  });
})(
  window.wp.blocks,
  window.wp.blockEditor,
  window.wp.components,
  window.wp.element,
  window.wp.i18n
);
