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
const accountElements = document.querySelectorAll('fs-balance-card, fs-payment-panel');

// A reload while signed in goes straight to the account; a form would only flash by.
if (!remembers()) show('signed-out');

await customElements.whenDefined('fs-central');
const client = await central.load().catch(() => undefined);
if (client) {
  client.auth.subscribe(follow);
  follow();
  signOut.addEventListener('click', leave);
  central.addEventListener('fs-signed-in', () => heading.focus());
} else {
  show('signed-out');
}

function follow() {
  const { status } = client.auth.state;
  // A tab without a session asks its siblings for theirs; the form is there to be typed into meanwhile.
  if (status === 'restoring') return;
  if (show(status) && status === 'signed-in') listVehicles();
}

/** @returns whether the view is another one now */
function show(view) {
  const changed = main.dataset.view !== view;
  main.dataset.view = view;
  document.title = `${view === 'signed-in' ? 'Your account' : 'Sign in'} · ${lenderName}`;
  signOut.hidden = view !== 'signed-in';
  if (view === 'signed-out') vehicles.replaceChildren();
  return changed;
}

async function leave() {
  await client.auth.signOut();
  main.focus();
}

/** One button per vehicle, where there is more than one. */
async function listVehicles() {
  const accounts = await Array.fromAsync(client.accounts.list()).catch(() => []);
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
  for (const element of accountElements) {
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
