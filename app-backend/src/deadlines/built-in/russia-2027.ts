import { off, short, type ProductionCalendar } from './production-calendar.ts'

/**
 * What follows of the Labour Code alone: article 112 names the holidays and moves those that fall on a weekend to the next working
 * day, except the ones of January, whose new days the Government's decree names. Until that decree is entered two days off of
 * the year are missing here.
 */
export const russia2027: ProductionCalendar = {
  country: 'RU',
  year: 2027,
  decree: 'Трудовой кодекс РФ, статья 112; переносы на 2027 год не внесены',
  provisional: true,
  exceptions: [
    off('2027-01-01..2027-01-06', 'Новогодние каникулы'),
    off('2027-01-07', 'Рождество Христово'),
    off('2027-01-08', 'Новогодние каникулы'),
    short('2027-02-22'),
    off('2027-02-23', 'День защитника Отечества'),
    off('2027-03-08', 'Международный женский день'),
    short('2027-04-30'),
    off('2027-05-01', 'Праздник Весны и Труда'),
    off('2027-05-03', 'перенос с 01.05.2027'),
    off('2027-05-09', 'День Победы'),
    off('2027-05-10', 'перенос с 09.05.2027'),
    short('2027-06-11'),
    off('2027-06-12', 'День России'),
    off('2027-06-14', 'перенос с 12.06.2027'),
    short('2027-11-03'),
    off('2027-11-04', 'День народного единства'),
    short('2027-12-31'),
  ],
}
