/**
 * The lender's hosted portal: shows the sign-in page or the account, by where the customer stands.
 * Everything about money is inside the elements.
 */
const lenderName = 'Prairie Lane Finance (sandbox)';
const central = document.getElementById('central');
const main = document.getElementById('main');
const signOut = document.getElementById('sign-out');
const heading = document.getElementById('account-heading');
const vehicles = document.getElementById('vehicles');
const places = document.getElementById('places');
const cards = document.getElementById('cards');
/** Places beside the overview, by the hash that names them, and the element that each is made of. */
const others = {
  '#activity': [document.getElementById('activity-place'), 'fs-activity'],
  '#documents': [document.getElementById('documents-place'), 'fs-documents'],
  '#vehicle': [document.getElementById('vehicle-place'), 'fs-vehicle-card'],
  '#help': [document.getElementById('help-place'), 'fs-support-card'],
  '#security': [document.getElementById('security-place'), 'fs-security-panel'],
};
/** Elements that show one account, or something of it. */
const ofAnAccount =
  'fs-balance-card, fs-payment-panel, fs-autopay-panel, fs-activity, fs-documents, fs-vehicle-card, fs-support-card';
/** Id of the account that was chosen; undefined for the first. */
let chosen;

// The link of a mail is for the sign-in, whoever is signed in in another tab.
let linked = /^#(reset|invitation)=/.test(location.hash);
window.addEventListener('hashchange', () => {
  if (/^#(reset|invitation)=/.test(location.hash)) location.reload();
});

// A reload while signed in goes straight to the account; a form would only flash by.
if (linked || !remembers()) show('signed-out');

let client;
signOut.addEventListener('click', leave);
window.addEventListener('hashchange', goToPlace);
goToPlace();

// A page that is come back to shows nothing until it is known that the session still stands.
window.addEventListener('pagehide', () => {
  if (client?.auth.state.status !== 'signed-in') return;
  listed([]);
  show('restoring');
});
window.addEventListener('pageshow', async ({ persisted }) => {
  if (!persisted || !client) return;
  await client.auth.recheck();
  follow();
});
central.addEventListener('fs-signed-in', () => {
  linked = false;
  if (client) follow();
  else void start();
});
central.addEventListener('fs-signed-in', () => heading.focus());
await customElements.whenDefined('fs-central');
await start();

/** Again after a sign-in, in case the SDK could not be fetched at first. */
async function start() {
  if (client) return;
  client = await central.load().catch(() => undefined);
  if (!client) return void show('signed-out');
  client.auth.subscribe(follow);
  follow();
}

function follow() {
  const { status } = client.auth.state;
  // A tab without a session asks its siblings for theirs; the form is there to be typed into meanwhile.
  if (status === 'restoring') return;
  if (linked && status === 'signed-in') return;
  const left = main.dataset.view === 'signed-in';
  if (!show(status)) return;
  if (status === 'signed-in') listVehicles();
  // What had the keyboard is gone, by the customer's wish or because the session ended.
  else if (left) main.focus();
}

/** @returns whether the view is another one now */
function show(view) {
  const changed = main.dataset.view !== view;
  main.dataset.view = view;
  document.title = `${view === 'signed-in' ? 'Your account' : 'Sign in'} · ${lenderName}`;
  signOut.hidden = view !== 'signed-in';
  if (view === 'signed-out') listed([]);
  return changed;
}

/** Shows the place that the address names; what stands in it is made when it is first asked for. */
function goToPlace() {
  const named = location.hash in others ? location.hash : '#account';
  cards.hidden = named !== '#account';
  for (const [hash, [place, tag]] of Object.entries(others)) {
    place.hidden = hash !== named;
    if (hash !== named || place.firstElementChild) continue;
    place.append(document.createElement(tag));
    choose(chosen);
  }
  for (const link of places.children) {
    if (link.hash === named) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function leave() {
  // The page forgets at once; telling the lender may take longer.
  void client.auth.signOut();
}

async function listVehicles() {
  listed(await Array.fromAsync(client.accounts.list()).catch(() => []));
}

/** One button per vehicle, where there is more than one. */
function listed(accounts) {
  vehicles.hidden = accounts.length < 2;
  vehicles.replaceChildren(...accounts.map(vehicleButton));
  choose(undefined);
}

function vehicleButton({ id, vehicle, numberLast4 }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.account = id;
  const name = document.createElement('span');
  name.textContent = `${vehicle.year} ${vehicle.make} ${vehicle.model}`;
  const number = document.createElement('small');
  number.textContent = `ends in ${numberLast4}`;
  button.append(name, ' ', number);
  button.addEventListener('click', () => choose(id));
  return button;
}

/** @param id undefined for the first, which the elements show by themselves */
function choose(id) {
  chosen = id;
  const elements = document.querySelectorAll(ofAnAccount);
  for (const element of elements) {
    if (id) element.setAttribute('account-id', id);
    else element.removeAttribute('account-id');
  }
  [...vehicles.children].forEach((button, index) => {
    const pressed = id ? button.dataset.account === id : index === 0;
    button.setAttribute('aria-pressed', String(pressed));
  });
}

function remembers() {
  try {
    return Object.keys(window.sessionStorage).some((key) => key.startsWith('fs-central/'));
  } catch {
    return false;
  }
}
