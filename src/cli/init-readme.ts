/** The README.txt that `init` writes for those who export the files. Plain text: it is opened in any editor. */
export const INIT_README = `What to put into this folder
============================

  from/   files of the Transitioning From account: the one that your customers leave
  to/     files of the Transitioning To account: the one that they move to

Export all of them on the same day. Sign in to https://partner.microsoft.com/dashboard with the
account in question; its name stands at the top right. Do this once for each account:

1. Subscriptions of every customer
   Customers > (the customer) > Subscriptions > Export.
   The file does not say whose it is: name it after the customer, such as
   "Alpine Ski House.xlsx". Export customers without subscriptions as well: an empty file
   proves that there is nothing.

2. The customer list
   Customers > Export. It says who has accepted the partner relationship.

3. The activity log
   Account settings > Activity log. First choose the whole time of the migration: without that
   you get one month. Then Export. It says on which day something was suspended.

4. If you want to know what the overlap costs: a price list, or the license-based
   reconciliation files of your invoices, into from/ as well.

Excel and CSV files are both fine, in any of 13 languages. Do not edit them: columns, dates and
numbers are understood as Partner Center writes them.

Then, in this folder:

  csp-reconcile doctor       says whether all is ready
  csp-reconcile plan         before the move: who, what, when
  csp-reconcile reconcile    during and after it: what is missing, what is billed twice

The result is in the folder reconciliation. Begin with action-sheet.xlsx: one task per row.
Run it again with new exports as often as you like; what you wrote into the sheet is kept.

csp-reconcile.json holds the options of your runs. Nothing leaves this computer.
`;
