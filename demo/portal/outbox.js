/**
 * Gives the frame that shows a mail the height of the mail. No script runs inside of it.
 */
for (const frame of document.querySelectorAll('iframe.mail')) {
  const fit = () => {
    const mail = frame.contentDocument?.body;
    // Empty until the mail has come.
    if (mail?.firstElementChild)
      frame.style.blockSize = `${Math.ceil(mail.getBoundingClientRect().height) + 2}px`;
  };
  frame.addEventListener('load', fit);
  window.addEventListener('resize', fit);
  // The mail may have been faster than this script.
  fit();
}
