/**
 * Before anything is drawn: whether this tab holds a session, as a reload while signed in goes straight to the account,
 * and a form would only flash by. Then fetches what comes on that way, and in the place that the address names. It decides
 * nothing else. Written into the page, which would wait for it otherwise.
 */
(function () {
  var root = document.documentElement;
  var preloads = JSON.parse(document.getElementById('preloads').textContent);
  var held = false;
  var link;
  var index;
  var files;
  var places;
  var place;
  try {
    held = Object.keys(window.sessionStorage).some(function (key) {
      return key.indexOf('fs-central/') === 0;
    });
  } catch {
    // Storage is denied: nothing is held.
  }
  // The link of a mail is for the sign-in, whoever is signed in.
  if (/^#(reset|invitation)=/.test(window.location.hash)) held = false;
  root.setAttribute('data-session', held ? 'held' : 'none');
  files = preloads.signedOut;
  if (held) {
    places = preloads.places;
    place = window.location.hash.slice(1).split('?')[0];
    if (!Object.prototype.hasOwnProperty.call(places, place)) place = 'overview';
    files = preloads.signedIn.concat(places[place]);
  }
  for (index = 0; index < files.length; index += 1) {
    link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = '/assets/' + files[index];
    document.head.appendChild(link);
  }
})();
