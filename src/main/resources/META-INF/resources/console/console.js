// Says times anew while they pass, tells whether the page is up to date, and marks rows that come in.
(function () {
  'use strict';

  const MINUTE = 60, HOUR = 3600, DAY = 86400;

  // the same words as Wording.java
  function rough(seconds) {
    if (seconds < MINUTE) return seconds + ' s';
    if (seconds < HOUR) return Math.floor(seconds / MINUTE) + ' min';
    if (seconds < DAY) return Math.floor(seconds / HOUR) + ' h';
    return Math.floor(seconds / DAY) + ' d';
  }

  function said(time) {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000));
    if (time.dataset.said === 'age') return rough(seconds);
    return seconds < 1 ? 'just now' : rough(seconds) + ' ago';
  }

  function sayTimes() {
    document.querySelectorAll('time[data-said]').forEach(function (time) {
      const words = said(time);
      if (time.textContent !== words) time.textContent = words;
    });
  }

  function connection(state, words) {
    const place = document.getElementById('connection');
    if (place.dataset.state === state) return;
    place.dataset.state = state;
    place.textContent = words;
    place.hidden = false;
  }

  const known = new Set();

  function markNew(list, arriving) {
    list.querySelectorAll('.row').forEach(function (row) {
      if (arriving && !known.has(row.id)) row.classList.add('fresh');
      known.add(row.id);
    });
  }

  document.addEventListener('htmx:sseOpen', function () { connection('live', 'Live'); });
  document.addEventListener('htmx:sseError', function () {
    connection('lost', 'Connection lost, trying again');
  });
  document.addEventListener('htmx:sseMessage', function (event) {
    if (event.target.id === 'synced') markNew(event.target, true);
    sayTimes();
  });
  document.addEventListener('DOMContentLoaded', function () {
    markNew(document, false);
    sayTimes();
    window.setInterval(sayTimes, 1000);
  });
})();
