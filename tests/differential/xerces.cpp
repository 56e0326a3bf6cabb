// Is each file named on standard input valid of a schema, in the eyes of Xerces-C?
// usage: xerces SCHEMA; prints "valid" or "invalid", TAB, the path, TAB, the first fault.
#include <iostream>
#include <string>
#include <xercesc/framework/LocalFileInputSource.hpp>
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>
#include <xercesc/validators/common/Grammar.hpp>

using namespace xercesc;

namespace
{

std::string
utf8(const XMLCh *text)
{
	char *bytes = XMLString::transcode(text);
	std::string result = bytes;

	XMLString::release(&bytes);
	for (char &c : result)
		if (static_cast<unsigned char>(c) < 0x20)
			c = ' ';
	return result;
}

// Keeps the first fault; nothing outside of the file is read.
class Faults : public DefaultHandler
{
      public:
	std::string first;

	void
	error(const SAXParseException &e) override
	{
		keep(e);
	}
	void
	fatalError(const SAXParseException &e) override
	{
		keep(e);
	}
	InputSource *
	resolveEntity(const XMLCh *, const XMLCh *) override
	{
		static const XMLByte nothing[] = "";

		return new MemBufInputSource(nothing, 0, "nothing");
	}

      private:
	void
	keep(const SAXParseException &e)
	{
		if (first.empty())
			first = std::to_string(e.getLineNumber()) + ": " + utf8(e.getMessage());
	}
};

void
check(SAX2XMLReader &reader, Faults &faults, const std::string &path)
{
	XMLCh *name = XMLString::transcode(path.c_str());

	faults.first.clear();
	try {
		reader.parse(LocalFileInputSource(name));
	} catch (const XMLException &e) {
		faults.first = utf8(e.getMessage());
	} catch (const SAXException &e) {
		faults.first = utf8(e.getMessage());
	}
	XMLString::release(&name);
	std::cout << (faults.first.empty() ? "valid" : "invalid") << '\t' << path << '\t'
		  << faults.first << '\n';
}

} // namespace

int
main(int argc, char **argv)
{
	std::string path;

	if (argc != 2)
		return 64;
	XMLPlatformUtils::Initialize();
	{
		Faults faults;
		SAX2XMLReader *reader = XMLReaderFactory::createXMLReader();

		reader->setContentHandler(&faults);
		reader->setErrorHandler(&faults);
		reader->setFeature(XMLUni::fgSAX2CoreNameSpaces, true);
		reader->setFeature(XMLUni::fgSAX2CoreValidation, true);
		reader->setFeature(XMLUni::fgXercesSchema, true);
		reader->setFeature(XMLUni::fgXercesDynamic, false);
		reader->setFeature(XMLUni::fgXercesLoadExternalDTD, false);
		reader->setFeature(XMLUni::fgXercesLoadSchema, false);
		reader->setFeature(XMLUni::fgXercesUseCachedGrammarInParse, true);
		if (reader->loadGrammar(argv[1], Grammar::SchemaGrammarType, true) == nullptr ||
		    !faults.first.empty()) {
			std::cerr << argv[1] << ": " << faults.first << '\n';
			return 69;
		}
		reader->setEntityResolver(&faults);
		while (std::getline(std::cin, path))
			check(*reader, faults, path);
		delete reader;
	}
	XMLPlatformUtils::Terminate();
	return 0;
}
