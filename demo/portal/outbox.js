/**
 * Gives the frame that shows a mail the height of the mail. No script runs inside of it.
 */
for (const frame of document.querySelectorAll('iframe.mail')) {
  const fit = () => {
    const mail = frame.contentDocument?.body;
    // Empty until the mail has come.
    if (!mail?.firstElementChild) return;
    // Once more: a scroll bar that was there before took some of the width.
    for (let times = 0; times < 2; times += 1) {
      frame.style.blockSize = `${Math.ceil(mail.getBoundingClientRect().height) + 2}px`;
    }
  };
  frame.addEventListener('load', fit);
  window.addEventListener('resize', fit);
  // The mail may have been faster than this script.
  fit();
}
