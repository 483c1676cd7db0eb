/**
 * Says plainly which browsers work, where this one does not: before any module script runs, and written so
 * that the oldest can run it. Stands in place of the page's `main`.
 */
(function () {
  var script = document.getElementById('old-browser');
  var phone = script.getAttribute('data-phone');
  var versions = [
    'Chrome 123 or Edge 123',
    'Firefox 128',
    'Safari 18 (on an iPhone or iPad: iOS 18)',
    'Opera 109',
    'Samsung Internet 27',
  ];

  // What our pages are made of, and each of these came with the versions above.
  function works() {
    var css = window.CSS && window.CSS.supports;
    return (
      'noModule' in script &&
      css &&
      css.call(window.CSS, 'color', 'light-dark(#000, #fff)') &&
      css.call(window.CSS, 'color', 'oklch(from red l c h)') &&
      window.AbortSignal &&
      'any' in window.AbortSignal &&
      'fromAsync' in Array &&
      'showPopover' in document.documentElement &&
      window.crypto &&
      window.crypto.subtle
    );
  }

  function add(parent, tag, text) {
    var element = document.createElement(tag);
    element.appendChild(document.createTextNode(text));
    parent.appendChild(element);
    return element;
  }

  function explain() {
    var main = document.getElementById('main');
    var spanish = 'Este navegador es demasiado antiguo para abrir su cuenta. ';
    var why = 'It lacks what we need to keep your account safe. These work, and anything newer:';
    var last;
    var list;
    var index;
    while (main.firstChild) main.removeChild(main.firstChild);
    main.className = 'old-browser';
    add(main, 'h1', 'This browser is too old to open your account');
    add(main, 'p', why);
    list = main.appendChild(document.createElement('ul'));
    for (index = 0; index < versions.length; index += 1) add(list, 'li', versions[index]);
    add(main, 'p', 'Update your browser, or open this page in another one or on another device.');
    add(main, 'p', 'Can’t do either? Call us on ' + phone + ' and we’ll help.');
    last = add(main, 'p', spanish + 'Actualícelo o llámenos al ' + phone + '.');
    last.setAttribute('lang', 'es');
  }

  if (!works()) explain();
})();
