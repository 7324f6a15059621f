const frames = () => document.querySelectorAll('iframe[src^="{home}embed/"]');
addEventListener('message', ({ source, data }) => {
  const height = Number(data?.sidelines?.height);
  for (const frame of frames())
    if (frame.contentWindow === source && height > 0 && height < 10000) frame.style.height = `${Math.ceil(height)}px`;
});
for (const frame of frames()) frame.contentWindow.postMessage({ sidelines: 'height' }, '*');
