/**
 * Gives the frame that shows a mail the height of the mail. No script runs inside of it.
 */
for (const frame of document.querySelectorAll('iframe.mail')) {
  const fit = () => {
    const mail = frame.contentDocument?.body;
    if (mail) frame.style.blockSize = `${Math.ceil(mail.getBoundingClientRect().height) + 2}px`;
  };
  frame.addEventListener('load', fit);
  window.addEventListener('resize', fit);
}
