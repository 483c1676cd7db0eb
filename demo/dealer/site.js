/* global jQuery */
/** What the dealer's own script does, by jQuery, as it has since the site was built. */
jQuery(($) => {
  const today = String(new Date().getDay());
  $('[data-days]').each((_, row) => {
    const days = String($(row).data('days')).split(' ');
    $(row).toggleClass('today', days.includes(today));
  });

  $('.filters').on('click', 'button', (event) => {
    const chosen = $(event.currentTarget);
    const kind = chosen.data('show');
    chosen.attr('aria-pressed', 'true').siblings().attr('aria-pressed', 'false');
    $('.offer').each((_, offer) => {
      $(offer).prop('hidden', kind !== 'all' && $(offer).data('kind') !== kind);
    });
  });
});
